/** API keys and the audit log in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.security;

import org.jspecify.annotations.NullMarked;
