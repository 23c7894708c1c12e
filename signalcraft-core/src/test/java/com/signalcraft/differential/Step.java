package com.signalcraft.differential;

/**
 * A step of a program. Made again it draws the same, whatever steps around it were left out.
 *
 * @param name the name of its operation
 * @param seed what it draws from
 */
record Step(String name, long seed) {}
