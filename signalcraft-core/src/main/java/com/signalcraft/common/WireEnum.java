package com.signalcraft.common;

import java.io.Serializable;

/** An enumeration whose constants have a name on the wire and in the database. */
public interface WireEnum extends Serializable {

  /**
   * The constant's name on the wire and in the database.
   *
   * @return the name, in lower snake case unless the schema says otherwise
   */
  String wireName();
}
