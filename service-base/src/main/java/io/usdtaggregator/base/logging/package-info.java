/** What stands beside the message of a log record: in JSON under {@code mdc}, in text before the message. */
package io.usdtaggregator.base.logging;
