/** Which market is read next, and how often each is worth reading. */
package io.usdtaggregator.collector.pacing;
