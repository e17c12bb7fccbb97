/** The port to the platforms, and one package for each of them. */
package io.usdtaggregator.collector.platform;
