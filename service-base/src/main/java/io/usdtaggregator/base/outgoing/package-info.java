/** What holds for every HTTP call that leaves a service through a REST client. */
package io.usdtaggregator.base.outgoing;
