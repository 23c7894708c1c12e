/** Attacks on the database, by plain SQL under the logins that an application has. */
package com.signalcraft.jdbc.security;
