/** What all simulated platforms share: one counter, and a dialect for each. */
package io.usdtaggregator.simulator.dialect;
