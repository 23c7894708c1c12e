package com.signalcraft.client.internal.writer;

/**
 * A batch for a worker.
 *
 * @param lane its source
 * @param delivery the batch
 * @param failures how often it was tried in vain
 */
record Work(Lane lane, Delivery delivery, int failures) {}
