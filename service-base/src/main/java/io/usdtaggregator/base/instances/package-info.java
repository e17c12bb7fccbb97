/** Which instances of which service run, in which version: each says so in Redis, and staff read it. */
package io.usdtaggregator.base.instances;
