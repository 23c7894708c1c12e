/** Businesses and members in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.business;

import org.jspecify.annotations.NullMarked;
