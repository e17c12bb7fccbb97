/** What a service says about its own settings when it starts, and which of them it refuses to start with. */
package io.usdtaggregator.base.startup;
