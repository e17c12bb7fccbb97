/** Failures in words. */
package io.usdtaggregator.base.failure;
