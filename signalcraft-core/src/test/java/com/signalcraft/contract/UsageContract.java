package com.signalcraft.contract;

abstract class UsageContract extends ContractArea {}
