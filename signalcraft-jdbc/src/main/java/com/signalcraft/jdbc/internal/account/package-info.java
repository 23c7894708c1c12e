/** Users and plans in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.account;

import org.jspecify.annotations.NullMarked;
