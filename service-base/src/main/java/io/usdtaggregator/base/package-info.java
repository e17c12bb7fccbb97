/** What each service stands on, written once: Redis, PostgreSQL, error answers, calls between services. */
package io.usdtaggregator.base;
