package com.signalcraft.contract;

abstract class IsolationContract extends ContractArea {}
