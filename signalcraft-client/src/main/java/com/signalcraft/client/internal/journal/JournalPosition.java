package com.signalcraft.client.internal.journal;

/**
 * Where a record begins. Immutable.
 *
 * @param segment the number of its file
 * @param offset the byte of the file
 */
public record JournalPosition(long segment, long offset) {}
