/** Which of the published rates answers a question at an instant, what an amount gets by it, and how long that holds. Pure. */
package io.usdtaggregator.model.serving;
