/** The pictures of the documentation, drawn from what the library says of made-up KPIs. */
@NullMarked
package com.signalcraft.examples.cli.pictures;

import org.jspecify.annotations.NullMarked;
