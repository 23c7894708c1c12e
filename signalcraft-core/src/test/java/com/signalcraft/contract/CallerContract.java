package com.signalcraft.contract;

abstract class CallerContract extends ContractArea {}
