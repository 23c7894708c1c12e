package com.signalcraft.common.internal;

/**
 * A format of kept state.
 *
 * @param magic the four bytes that it begins with
 * @param version the version that is written; this one and older ones can be read, from 1 on
 * @param field what the state is called in errors, such as {@code state}
 * @param noun what it is, such as {@code detector state}
 */
public record StateKind(int magic, short version, String field, String noun) {}
