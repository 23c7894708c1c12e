/** Random programs of calls that two back ends must answer alike. */
package com.signalcraft.jdbc.differential;
