/** The writer of the HTTP back end: how it delivers points, and what it tells of that. */
@NullMarked
package com.signalcraft.client.writer;

import org.jspecify.annotations.NullMarked;
