package com.signalcraft.contract;

abstract class SubscriptionContract extends ContractArea {}
