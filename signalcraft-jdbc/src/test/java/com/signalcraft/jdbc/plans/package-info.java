/** How the database goes about the queries of this module. */
package com.signalcraft.jdbc.plans;
