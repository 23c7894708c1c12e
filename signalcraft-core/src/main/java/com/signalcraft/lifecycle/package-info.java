/** How long data lives: retention, export, anonymisation and erasure. */
@NullMarked
package com.signalcraft.lifecycle;

import org.jspecify.annotations.NullMarked;
