/** Reads the tables before the schema's version 7; it goes with the last of their months. */
package io.usdtaggregator.engine.history.older;
