/** A real PostgreSQL for tests. */
package com.signalcraft.jdbc.testing;
