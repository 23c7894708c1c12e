/** Random programs of calls that a back end must answer as the one in memory does. */
package com.signalcraft.differential;
