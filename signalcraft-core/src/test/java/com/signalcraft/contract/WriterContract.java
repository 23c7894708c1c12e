package com.signalcraft.contract;

abstract class WriterContract extends ContractArea {}
