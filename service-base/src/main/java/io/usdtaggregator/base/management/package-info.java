/** The port for operators and for the other services: health, metrics, internal calls (docs/decisions/0016). */
package io.usdtaggregator.base.management;
