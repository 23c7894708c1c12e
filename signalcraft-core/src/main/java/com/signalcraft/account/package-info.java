/** People and what they pay for: users and their profiles, subscriptions, plans and usage. */
@NullMarked
package com.signalcraft.account;

import org.jspecify.annotations.NullMarked;
