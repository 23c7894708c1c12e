package com.signalcraft.contract;

abstract class AccessContract extends ContractArea {}
