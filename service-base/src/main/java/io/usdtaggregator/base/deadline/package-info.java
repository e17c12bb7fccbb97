/** The failure of whatever took longer than it may. */
package io.usdtaggregator.base.deadline;
