package io.usdtaggregator.gateway.http;

/** Work besides requests that a gateway finishes before it ends; it takes on no more once the gateway leaves. */
public interface UnfinishedWork {

    boolean isUnderWay();
}
