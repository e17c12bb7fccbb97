/** Places, platforms and what an alert is about, as staff call them. */
package io.usdtaggregator.admin.names;
