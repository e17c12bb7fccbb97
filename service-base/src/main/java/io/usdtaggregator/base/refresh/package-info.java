/** What staff's pages and the collectors tell each other about a "refresh now". */
package io.usdtaggregator.base.refresh;
