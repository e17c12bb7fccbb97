/** What callers send, read strictly: parameters, pages and bodies. */
package io.usdtaggregator.gateway.http.input;
