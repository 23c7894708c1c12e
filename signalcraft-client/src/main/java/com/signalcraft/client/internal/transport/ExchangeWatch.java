package com.signalcraft.client.internal.transport;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;

/** Sees how far an exchange has come. Its methods are called by the exchange's thread. */
final class ExchangeWatch extends EventListener {

  private final InterruptHook hook;
  private volatile boolean connected;
  private volatile boolean sending;
  private volatile boolean answering;

  ExchangeWatch(InterruptHook hook) {
    this.hook = hook;
  }

  /** Whether a byte of the request may have left. */
  boolean mayBeSent() {
    return sending;
  }

  /** Whether the request went over a connection of an earlier call, and no answer began. */
  boolean failedOnOldConnection() {
    return sending && !connected && !answering;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = true;
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    hook.arm();
  }

  @Override
  public void requestHeadersStart(Call call) {
    sending = true;
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    // the body may have been read from a file, whose channel takes the hook off
    hook.arm();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answering = true;
  }
}
