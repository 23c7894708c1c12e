package com.signalcraft.contract;

abstract class BusinessContract extends ContractArea {}
