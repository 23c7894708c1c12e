package com.signalcraft.contract;

abstract class ErasureContract extends ContractArea {}
