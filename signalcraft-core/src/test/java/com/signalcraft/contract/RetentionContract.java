package com.signalcraft.contract;

abstract class RetentionContract extends ContractArea {}
