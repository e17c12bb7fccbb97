/** Answers of the public API with their tags, made once and given to many. */
package io.usdtaggregator.gateway.http.answer;
