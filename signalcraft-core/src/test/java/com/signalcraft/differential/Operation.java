package com.signalcraft.differential;

/**
 * A call of the API. What it draws from its turn is the same on each side, as long as both have
 * made as many of each kind of thing.
 */
@FunctionalInterface
interface Operation {

  /**
   * Makes the call.
   *
   * @param turn draws who calls, and with what
   * @return what came of it
   */
  Object call(Turn turn);
}
