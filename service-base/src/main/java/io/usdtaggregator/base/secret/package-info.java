/** Where secrets come from when they are not plain variables. */
package io.usdtaggregator.base.secret;
