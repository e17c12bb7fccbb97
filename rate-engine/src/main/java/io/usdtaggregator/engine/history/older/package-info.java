/** Reads the tables before the schema's version 7. To be deleted once the last month in them is no longer kept. */
package io.usdtaggregator.engine.history.older;
