package io.usdtaggregator.admin.page;

/** Knows the state of the system without asking anybody: pages do not wait for it. */
public interface SystemStatusSource {
    SystemStatus current();
}
