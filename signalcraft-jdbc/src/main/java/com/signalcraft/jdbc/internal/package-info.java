/** Parts of the JDBC back end that are not for users and may change in any release. */
@NullMarked
package com.signalcraft.jdbc.internal;

import org.jspecify.annotations.NullMarked;
