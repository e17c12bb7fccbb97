/** Which of staff's rules a rate gets. Pure. */
package io.usdtaggregator.model.adjusting;
