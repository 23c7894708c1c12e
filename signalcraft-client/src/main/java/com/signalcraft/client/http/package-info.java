/** Answers as they came, and calls that this version of the client does not know yet. */
@NullMarked
package com.signalcraft.client.http;

import org.jspecify.annotations.NullMarked;
