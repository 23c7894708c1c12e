/** JSON as the hosted API has it. Not for users: anything here may change. */
@NullMarked
package com.signalcraft.client.internal.json;

import org.jspecify.annotations.NullMarked;
